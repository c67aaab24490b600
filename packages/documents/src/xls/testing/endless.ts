import { gunzipSync } from 'node:zlib';

/** An old workbook, changed at random by the fuzzing: over a formula of a wrong length in it its library goes round for ever. */
const PACKED = [
  'H4sIAAAAAAACA+1YW2wUVRj+ZzqzM9t2u7uUUigU6iqCXLctlzYVqFxiY2SW7YqIJaVdXLcGBAKlCZIUUAgYaIQYLjGI8iCEJ/VB',
  'TRoNaNQHE0XR+GBCBH3BS8iSEIiIrN9/zpzdbbsIiAE1nM03u/P95/LN+f/znzP75Yng6UNvV5yhfmUmFdDVtJc8OZwG6OomIO8Z',
  'V9PptKLxk2+vVzJ1LqVvZ9mYX8QdK7/fcQV/uPPAMOA/E2CfW4ANeIFC18d38f8Er+kC4K/8XwQUAz6gBPDLFEBBYBBQCgwGyoAh',
  'QDkwFBgGVADDgRFAJTASGAVUAfcAIeBe4D5gNHA/MAYYCzwAjAPGAxOAicAkYDIQBqqBGqAWmAJMBaYB04E6oP62xu7GG6/7/fXr',
  'XL4Nmpvp1opBpqZyiXaDbTjWNpWoPSVGHfBeLXXSI8J7N1cGkS7G1+Xek75x3bIsolW0hpZTHN+r8P13x1flRtrwPE0roX+qVN3s',
  '+Llles20mlsZ3GsjC3hMiq/53PIe18iDxHEGp4S3jA/FWeEHYAmt5nwS66it7XRidFvKbKGhXWMNkEUz8EujA2CDyEm69JzIW3x9',
  'U9R7X1xniHxG1Lbm+Nw6118XtEZRr0dcQ+JaQtzje6LNd4KpRqZLiRa73KVgag8hup6hdlpBI42pyEhDSQtRodMUm0xFuFahsw58',
  'QjT76RA9i0+IPM0hWotPiE6uZ/tpkViJLvRz7r+bb8zym/6L+gfy/UubcP1WBMKLBSKtaT9v/nhHx/adSC4aPr/Qk7xNpmSK9aSG',
  'usdnnbJHZ4VaKkpx2B3DpmvTZoQN2ccRdGQ30sjzAbnx2tiAbWys9iXsvVfE9ixLYWYhBvosRJ8I0WJcn4IS/h0UowfQ9srR8yfn',
  'xxfMWir4cYIfL67PC2ZTTv8vCH6LPPzrJW7iI/d4YOjD3TcCL2nr95/rmpy4HP2puykhp8PQg+IRAzwtbPY9llpv6MNA6kKJ9sWi',
  'dmfekuCKj2KnIontR5u5ha5aNDiHNpzddXYPt9BVi93Oywf11obYvnWnIgf2Ni6RLUzZ4mDLB4mFsfkRQ68EaYEszLbY5raYkDzS',
  'zV0WuNMhlM3t+Wq3nbacOVFv2tC9MGrikKMZeiluCnBjktbZWtm8Zf++DasTkjYk3RHtbM2lzSydjD+6nWkfaA9ozK+n+cEFhu4H',
  'wQIxENfZtlbWIVln31IP5qJMhFMADTHy4VbW2ND26n5DL4eBJVmk1eAsVIPdcxLOQDUkTca1TWZ+UylMHqm6GqZJQJh4ag0h0pB0',
  'GGc0WdceWHc4EzISuqITnYp0bGlna6hnVuJsfOZyHty8tmTz2pLNa0kugoElY70NrmKp5kCpXMfO1injmZTzWeh0tn7dveIlnlNu',
  '7BHi0Dj34T1C1gDS7E8WgcyR4sONJf2oZHiUjDIh1RIyDJ6pbx0lwconwconwconweorweovweo7E7YINTeyGtpikXNdVgd33qS0',
  'bdk/KilJrm3K2gdb5u3d2RKIf9L2TtTQq9nbMAzmSdfCvIq3rT0V0ZbVPvdKSxXcpIV5VfMTepddTISbeWmORyPuDbmhv7E43bcL',
  'PcyKClVC4MxiLZMyC5VMco50Z0ldkjv7kO68ejNkKUhDLenDrUzymmTaXbvqOZn2ge6zdpmwchdqOQhbhum4JDd7LXb6cU/zriSP',
  'X6SUHnEuR5WoIqV0deLEbkmWgSyQs6xSYq/DuYMNhjTU4O2mDk6vJ8uRBjNrqIWhDq9A/CBFajnX5CxRpi21cusyNHdjy26GLL4c',
  '7XV+jB184nWRi0comWN7lMxy7CoFtICfta41EuHa0mlcv1iFayJUh7U6mjzovViFqyJZSXF+gcVKYC7tBW2rdBwUe5vo72JCxUM5',
  '+VR2UTHF8SRF+ZSobGIIunmlX2LzZZPg1BxRvuysTc0R5csVVaJEBeITksqhJaIh5rXXeXgRC7M6Po1Kg+vQacTjz4lOpl5HGsx8',
  'hlIY8uTnUneEfrQXdI40vwrApsRnXUqaX+jFQDPXV0SEYQ4bKskvJhLL61hsazQSie+t7xm77o047flm+Y6I7C7j4+muO/0gTbmZ',
  'TUd6lpPpzz+Z/qziKRl6DGhW7OcQDC+qXtKAEKxYXJzmgc91LVzqc8i5sJnzQanIYqKHMyv97XL18vYTEE+EhORLHmr+raV955mV',
  'JRlzuVAnAoSjlReYbM1PFMg+UX0mQALZqK3PBEggvxcC+b0QyHrBR7vV3t7QJvf2oOjLoyIw21tQ9VaPRZ3tLah6+xWrD+5LNckD',
  'TMrOOU3Ce6mw+DZSYwXnTQXynGB1Ksy04z9+ZuqD6F1P39M7Ua8mTkLyNJe0Sylp577Li1edDnsM0PcVX3Ss3rOD4v8kwz2s3i0D',
  'SuOdGfZPJmfbWAAYAAA=',
];

/** The bytes of that workbook. */
export const endlessWorkbook = (): Uint8Array => new Uint8Array(gunzipSync(Buffer.from(PACKED.join(''), 'base64')));
