/**
 * What calls on real sockets returned: two programs, each in a network namespace of its own, joined by a
 * veth pair, on Linux 6.18. The calls went to the C library; what they returned was written down, without
 * any knowledge of the simulation. These are chosen from some 2,300 pairs of programs that were shuffled
 * at random so that every call with every outcome comes after every other call that was seen before it.
 *
 * One pair to a line: kind of sockets, who starts first; the server's calls → what they returned; the
 * client's. `-c` means a call on what accept() returned, any other is on what socket() returned. `send`
 * and `sendto` return a number of bytes, `recv` and `recvfrom` are given with what they read (in quotes,
 * `_` for a space), an error by its name; `waits` is a call that never returned. A program stops at its
 * first error. What starts second does so 100 ms later; the server takes 21 ms between its calls, the
 * client 33 ms.
 *
 * listen() had a backlog of 1, ports were 9000. Nothing was set with setsockopt().
 */
export const SOCKET_CALLS = `
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 0 'Hello' 8 0 0 | socket connect send recv close → 0 0 5 'Hi_there' 0
tcp server | socket bind listen accept recv-c recv-c send-c close-c close → 0 0 0 0 'Hello' '' 8 0 0 | socket connect send shutdown recv recv close → 0 0 5 0 'Hi_there' '' 0
tcp server | socket listen accept recv-c send-c close-c close → 0 0 waits | socket connect send recv close → 0 ECONNREFUSED
tcp server | socket bind accept listen recv-c send-c close-c close → 0 0 EINVAL | socket connect send recv close → 0 ECONNREFUSED
tcp client | socket bind listen accept recv-c send-c close-c close → 0 0 0 waits | socket connect send recv close → 0 ECONNREFUSED
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 waits | socket listen connect send recv close → 0 0 EISCONN
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 waits | socket send connect recv close → 0 EPIPE
tcp server | socket bind listen accept recv send-c close-c close → 0 0 0 0 ENOTCONN | socket connect send recv close → 0 0 5 ECONNRESET
tcp server | socket bind bind listen accept recv-c send-c close-c close → 0 0 EINVAL | socket connect send recv close → 0 ECONNREFUSED
tcp server | socket bind socket bind listen accept → 0 0 0 EADDRINUSE | socket connect send recv close → 0 ECONNREFUSED
tcp server | socket bind listen accept recv-c close-c close socket bind → 0 0 0 0 'Hello' 0 0 0 EADDRINUSE | socket connect send recv close → 0 0 5 '' 0
tcp server | socket bind listen accept close-c accept → 0 0 0 0 0 waits | socket connect recv send send close → 0 0 '' 5 EPIPE
tcp server | socket bind listen accept close-c accept → 0 0 0 0 0 waits | socket connect send recv recv close → 0 0 5 '' '' 0
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 0 waits | socket connect recv send close → 0 0 waits
udp server | socket bind recvfrom sendto close → 0 0 'Hello' 8 0 | socket sendto recvfrom close → 0 5 'Hi_there' 0
udp server | socket bind recvfrom recvfrom close → 0 0 'Hello' 'Hello' 0 | socket sendto sendto close → 0 5 5 0
udp server | socket bind recvfrom sendto close → 0 0 'Hello' 8 0 | socket connect send recv close → 0 0 5 'Hi_there' 0
udp server | socket bind listen accept recv-c close → 0 0 EOPNOTSUPP | socket connect send close → 0 0 5 0
udp server | socket recvfrom sendto close → 0 waits | socket connect send recv close → 0 0 5 ECONNREFUSED
udp server | socket recvfrom sendto close → 0 waits | socket sendto recvfrom close → 0 5 waits
tcp server | socket bind listen accept recv-c close close-c socket bind → 0 0 0 0 'Hello' 0 0 0 0 | socket connect send close recv → 0 0 5 0 EBADF
tcp server | socket bind close listen accept recv-c send-c close-c close → 0 0 0 EBADF | close-c socket send close → EBADF
udp server | socket bind close recvfrom recvfrom close → 0 0 0 EBADF | socket sendto sendto close-c → 0 5 5 EBADF
udp server | bind socket listen recv-c close connect → EBADF | socket connect close send → 0 0 0 EBADF
tcp server | socket bind listen accept recv-c send-c connect-c listen-c close-c close → 0 0 0 0 '' 8 EISCONN | socket connect listen-c recv close send → 0 0 EBADF
tcp server | socket bind listen shutdown accept recv-c send-c close-c close → 0 0 0 0 waits | socket close bind-c send connect recv close → 0 0 EBADF
udp server | socket bind accept listen recv-c close connect-c → 0 0 EOPNOTSUPP | socket close connect → 0 0 EBADF
tcp server | socket bind listen accept recv-c send-c close shutdown-c close → 0 0 0 0 'Hello' 8 0 0 EBADF | socket connect send shutdown recv recv close → 0 0 5 0 'Hi_there' '' 0
udp server | socket bind sendto recvfrom close → 0 0 EINVAL | socket connect sendto send-c recv close-c → 0 0 5 EBADF
tcp server | socket bind listen accept recvfrom-c recv-c send-c close-c close → 0 0 0 0 'Hello' waits | socket socket connect send recv close → 0 0 0 5 waits
udp server | close socket recvfrom close sendto → EBADF | socket socket send connect shutdown recv close → 0 0 EDESTADDRREQ
udp server | socket bind recvfrom listen accept recv-c close → 0 0 'Hello' EOPNOTSUPP | socket connect send shutdown recv recv close → 0 0 5 0 waits
tcp server | accept socket connect bind accept listen accept recv-c send-c close-c close → EBADF | socket send-c connect recv close → 0 EBADF
tcp server | bind socket socket bind listen accept → EBADF | connect send recv connect-c close → EBADF
tcp server | socket bind listen recv-c → 0 0 0 EBADF | socket recvfrom-c socket connect socket connect socket connect → 0 EBADF
tcp client | socket bind recvfrom sendto close → 0 0 ENOTCONN | socket sendto recvfrom close → 0 EPIPE
udp server | socket shutdown bind listen accept recv-c close-c close socket bind recvfrom-c → 0 ENOTCONN | connect-c send recv → EBADF
tcp server | socket bind listen accept-c recv-c close-c close → 0 0 0 EBADF | send recv close → EBADF
udp server | socket recvfrom-c sendto close-c → 0 EBADF | sendto-c socket bind-c recvfrom close → EBADF
tcp server | socket bind listen accept send-c recv-c close-c close → 0 0 0 0 8 '' 0 0 | socket connect recv connect send send → 0 0 'Hi_there' EISCONN
udp server | socket bind-c recvfrom recvfrom close recvfrom → 0 EBADF | sendto sendto close-c → EBADF
tcp server | socket sendto-c bind sendto close → 0 EBADF | shutdown socket sendto recvfrom close → EBADF
udp server | socket bind close listen accept recv-c send-c close-c close → 0 0 0 EBADF | socket listen-c connect close → 0 EBADF
udp client | send socket bind recvfrom close → EBADF | accept socket sendto recvfrom → EBADF
udp server | socket bind recvfrom recvfrom close → 0 0 waits | socket accept-c sendto close → 0 EBADF
tcp server | socket bind listen accept recv-c listen-c send close-c close socket bind → 0 0 0 0 'Hello' EINVAL | socket connect send recv recv-c close → 0 0 5 '' EBADF
tcp server | socket bind listen accept listen recv-c recv-c send-c close-c close → 0 0 0 0 0 'Hello' waits | socket connect send recv close send → 0 0 5 waits
udp server | shutdown socket bind recvfrom sendto close → EBADF | connect socket socket connect socket connect connect → EBADF
udp server | socket sendto bind recvfrom close → 0 EINVAL | recv-c socket connect recv send close → EBADF
udp server | socket bind listen accept recv send close → 0 0 EOPNOTSUPP | socket connect connect send send recv close shutdown → 0 0 0 5 ECONNREFUSED
tcp server | socket bind bind-c listen recv accept send-c shutdown close-c close → 0 0 EBADF | socket shutdown-c connect recv send close → 0 EBADF
tcp server | socket close bind listen recv-c accept recv-c send-c close close-c → 0 0 EBADF | connect-c socket connect send recv recv close recv → EBADF
udp server | socket bind bind listen accept recv-c send-c close-c close listen listen-c → 0 0 EINVAL | socket connect recvfrom-c send recv close → 0 0 EBADF
tcp server | socket bind shutdown bind listen accept bind recv-c send-c close-c close → 0 0 ENOTCONN | listen socket connect send recv close → EBADF
udp server | socket bind socket bind listen accept → 0 0 0 EADDRINUSE | socket connect send recv close → 0 0 5 ECONNREFUSED
tcp server | socket bind listen accept socket recv-c close-c send-c close → 0 0 0 0 0 'Hello' 0 EBADF | socket connect send recv close → 0 0 5 '' 0
udp server | socket bind recvfrom sendto close recv → 0 0 'Hello' 8 0 EBADF | socket bind sendto close → 0 0 5 0
udp server | socket listen accept send-c close-c close → 0 EOPNOTSUPP | socket connect send shutdown recv recv close → 0 0 5 0 ECONNREFUSED
tcp server | socket bind listen accept accept recv send-c close-c close → 0 0 0 0 waits | socket connect send connect recv close → 0 0 5 EISCONN
tcp server | socket bind listen accept recv-c send-c close-c close-c accept → 0 0 0 0 'Hello' 8 0 EBADF | socket connect send recv-c → 0 0 5 EBADF
tcp server | socket socket bind listen accept close-c close accept → 0 0 0 0 0 0 0 EBADF | socket connect send recv send close listen close → 0 0 5 '' EPIPE
udp client | socket bind listen-c listen recv-c accept recv-c close → 0 0 EBADF | socket connect-c send close → 0 EBADF
udp server | socket bind recvfrom recvfrom close → 0 0 'Hello' waits | socket connect send recv close recv bind-c → 0 0 5 waits
tcp server | socket bind listen accept recv-c send-c socket close-c close → 0 0 0 0 'Hello' 8 0 0 0 | socket connect send recv close → 0 0 5 'Hi_there' 0
tcp server | socket bind socket bind socket listen accept → 0 0 0 EADDRINUSE | sendto socket recvfrom close → EBADF
udp server | socket bind shutdown-c listen accept-c recv-c close → 0 0 EBADF | socket connect send close → 0 0 5 0
tcp server | socket listen bind accept close-c accept → 0 0 EINVAL | recv socket connect send recv close → EBADF
tcp client | socket bind close-c listen accept recv-c send-c close-c close → 0 0 EBADF | listen-c socket connect recv send sendto-c close → EBADF
tcp server | socket bind listen accept accept-c recv-c send-c close-c close → 0 0 0 0 EINVAL | socket connect send recv close → 0 0 5 ECONNRESET
tcp server | socket bind listen accept close-c recv-c close socket bind → 0 0 0 0 0 EBADF | socket connect socket connect socket socket connect connect → 0 0 0 ECONNREFUSED
tcp server | socket bind listen accept shutdown recv-c send-c close-c close → 0 0 0 0 0 'Hello' 8 0 0 | socket connect send recv close → 0 0 5 'Hi_there' 0
tcp server | socket bind listen accept recv-c recv-c send-c close-c close listen-c → 0 0 0 0 '' '' 8 0 0 EBADF | socket connect connect send shutdown recv close → 0 0 EISCONN
tcp server | socket bind socket recvfrom bind listen → 0 0 0 ENOTCONN | socket recv send-c close → 0 ENOTCONN
tcp server | socket bind recv listen accept recv-c send-c close-c close → 0 0 ENOTCONN | socket close-c send connect recv close → 0 EBADF
tcp server | socket bind listen socket accept recv-c send-c close-c close → 0 0 0 0 EINVAL | close-c socket connect send recv close → EBADF
tcp server | socket bind listen accept listen-c recv-c recv-c send-c close-c close → 0 0 0 0 EINVAL | socket connect send-c shutdown recv recv close → 0 0 EBADF
tcp server | socket bind-c socket bind listen accept → 0 EBADF | socket listen-c send recv → 0 EBADF
tcp server | socket bind listen accept recv recv-c send-c bind-c close-c close connect → 0 0 0 0 ENOTCONN | socket connect send listen recv close close-c → 0 0 5 EINVAL
udp server | recvfrom socket sendto close → EBADF | socket sendto-c close recvfrom → 0 EBADF
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 0 '' 8 0 0 | socket connect shutdown send recv-c recv close close → 0 0 0 EPIPE
tcp server | socket bind listen accept recv-c send-c send close-c close → 0 0 0 0 'Hello' 8 EPIPE | socket connect send bind → 0 0 5 EINVAL
tcp server | socket bind listen accept connect-c recv-c recv-c send-c close-c close → 0 0 0 0 EISCONN | socket connect recv accept-c bind close → 0 0 '' EBADF
udp server | socket accept listen recv-c close → 0 EOPNOTSUPP | socket connect connect-c send close → 0 0 EBADF
udp server | socket recvfrom sendto close → 0 waits | socket sendto connect recvfrom close → 0 5 0 waits
udp server | listen socket bind recvfrom sendto sendto accept close → EBADF | socket connect send sendto-c recv close → 0 0 5 EBADF
udp server | socket connect sendto-c recvfrom sendto close → 0 0 EBADF | socket connect send close connect-c recv → 0 0 5 0 EBADF
tcp server | socket bind listen accept connect recv-c close-c close bind listen-c → 0 0 0 0 EISCONN | socket connect send recvfrom-c recv shutdown close → 0 0 5 EBADF
tcp server | socket bind listen accept bind-c recv-c recv-c send-c close close → 0 0 0 0 EINVAL | socket connect send close → 0 0 5 0
tcp server | socket bind listen accept recv-c send-c close-c close → 0 0 0 0 waits | socket connect recvfrom listen-c recv send close → 0 0 waits
tcp server | socket bind listen accept close-c accept → 0 0 0 0 0 waits | socket connect close send recv close-c → 0 0 0 EBADF
tcp server | socket bind listen-c bind listen accept recv-c → 0 0 EBADF | socket connect-c socket connect socket connect socket connect → 0 EBADF
udp server | bind recvfrom sendto close → EBADF | socket connect send sendto recv-c sendto-c close → 0 0 5 ECONNREFUSED
udp server | socket bind recvfrom sendto close → 0 0 'Hello' 8 0 | socket bind connect send recv close sendto → 0 0 0 5 'Hi_there' 0 EBADF
`;
